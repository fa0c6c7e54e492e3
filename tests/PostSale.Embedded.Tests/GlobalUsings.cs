global using NodaTime;
global using PostSale.Application;
global using PostSale.Application.Ports;
global using PostSale.Domain.Customers;
global using PostSale.Domain.Messages;
global using PostSale.Domain.Strategies;
global using PostSale.Embedded.Tests.Support;
global using Xunit;
