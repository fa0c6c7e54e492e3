global using System.Net;
global using System.Text.Json.Nodes;
global using Microsoft.Playwright;
global using NodaTime;
global using PostSale.Browser.Tests.Support;
global using PostSale.Local.Tests.Support;
global using Xunit;
