global using NodaTime;
global using PostSale.Application.Ports;
global using PostSale.Domain.Customers;
global using PostSale.Domain.Journeys;
global using PostSale.Domain.Messages;
global using PostSale.Domain.Strategies;
global using PostSale.Domain.Tasks;
