global using System.Collections.Immutable;
global using NodaTime;
global using PostSale.Application;
global using PostSale.Application.Intake;
global using PostSale.Application.Ports;
global using PostSale.Domain.Customers;
global using PostSale.Domain.Strategies;
