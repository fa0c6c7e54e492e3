global using Microsoft.Azure.Functions.Worker;
global using Microsoft.Extensions.Logging;
global using NodaTime;
global using PostSale.Application.Ports;
global using PostSale.Domain.Customers;
