using PostSale.Local.Commands;

return await CommandLine.Run(args);
