global using System.Net;
global using System.Text.Json.Nodes;
global using NodaTime;
global using PostSale.Local.Tests.Support;
global using Xunit;
