global using System.Collections.Immutable;
global using NodaTime;
global using PostSale.Domain.Customers;
global using PostSale.Domain.Journeys;
global using PostSale.Domain.Messages;
global using PostSale.Domain.Strategies;
global using PostSale.Domain.Surveys;
global using PostSale.Domain.Tasks;
