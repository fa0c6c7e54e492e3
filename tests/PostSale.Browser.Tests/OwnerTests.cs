namespace PostSale.Browser.Tests;

/// <summary>An owner's first morning: what waits is done, with the keyboard where that is quicker.</summary>
[Collection(OneBrowser.Name)]
public sealed class OwnerTests(BrowserShop open)
{
    [SkippableFact]
    public async Task WhatWaits_IsFoundAndDone()
    {
        await using var visit = await (await Visit.Begin(open)).SignIn(open.Shop.AdminKey);

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "tarefas passaram do prazo" }).Or(visit.Page.GetByRole(AriaRole.Link, new() { Name = "tarefa passou do prazo" })).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = Hostile.Texts[0] }).First.ClickAsync();
        await visit.Page.Locator("input[value=resolved]").CheckAsync();
        await visit.Page.Locator("#note").FillAsync("Trocamos a caneca. " + Hostile.Texts[0]);
        await visit.Page.Locator("form.stacked button").ClickAsync();
        await visit.IsFit("a task that was closed", audit: true);
        Assert.Contains("Trocamos a caneca.", await visit.Page.Locator(".note").InnerTextAsync(), StringComparison.Ordinal);

        await visit.Go("/ops/quarantine");
        await visit.Page.GetByText("O que chegou").ClickAsync();
        await visit.IsFit("what is in quarantine", audit: true);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Descartar" }).ClickAsync();
        Assert.Contains("descartada", await visit.Page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);

        await visit.Go("/ops/customers");
        await visit.Page.Locator("#q").FillAsync("fabio");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync("**/ops/customers/*");
        Assert.Equal("Fábio Reis", await visit.Page.Locator("h1").InnerTextAsync());
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Pausar" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Retomar o acompanhamento" }).ClickAsync();
        Assert.Contains("A pausa acabou", await visit.Page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);

        await visit.Go("/ops/switches");
        await visit.Page.Locator("input[name=on]").CheckAsync();
        await visit.Page.Locator("#why").FillAsync(Hostile.Texts[2]);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Aplicar" }).ClickAsync();
        await visit.IsFit("everything switched off", audit: true);
        Assert.True((bool)(await open.Served.Read("/api/v1/kill-switch"))["on"]!);
        await visit.Page.Locator("input[name=on]").UncheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Aplicar" }).ClickAsync();
        Assert.False((bool)(await open.Served.Read("/api/v1/kill-switch"))["on"]!);
    }

    [SkippableFact]
    public async Task WithTheKeyboardAlone_OneGetsToTheContentAndInAnotherLanguage()
    {
        await using var visit = await (await Visit.Begin(open)).SignIn(open.Shop.ReaderKey);
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Ir para o conteúdo", await visit.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("#main", visit.Page.Url, StringComparison.Ordinal);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "English" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForSelectorAsync("html[lang=en]");
        Assert.Equal("Overview", await visit.Page.Locator("h1").InnerTextAsync());
        Assert.Equal(0, await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Forget" }).CountAsync());
    }
}
