global using NodaTime;
global using PostSale.Application;
global using PostSale.Application.Ports;
global using PostSale.Application.Settings;
global using PostSale.Domain.Messages;
global using PostSale.Domain.Strategies;
global using Xunit;
