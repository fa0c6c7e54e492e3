using PostSale.Application.Settings;

namespace PostSale.Application.Tests.Strategies;

public sealed class StorePoliciesTests
{
    [Fact]
    public void SettingsComplete_WhatTheStrategyLeavesToTheStore()
    {
        var settings = new StoreSettings { TimeZone = "America/Manaus", Consent = "soft-opt-in", Confirmation = "welcome" };

        var policies = StorePolicies.Of(TeaShop.Strategy, settings, killSwitch: true);

        Assert.Equal(
            TeaShop.Strategy.Rules with
            {
                Zone = DateTimeZoneProviders.Tzdb["America/Manaus"], Consent = ConsentMode.SoftOptIn, Confirmation = ConfirmationMode.Welcome, KillSwitch = true,
            },
            policies);
    }

    [Fact]
    public void DefaultSettings_AskForConsentAndConfirm()
    {
        var policies = StorePolicies.Of(TeaShop.Strategy, new(), killSwitch: false);

        Assert.Equal(
            ("America/Sao_Paulo", ConsentMode.Explicit, ConfirmationMode.Confirm, false),
            (policies.Zone.Id, policies.Consent, policies.Confirmation, policies.KillSwitch));
    }

    public static TheoryData<StoreSettings> Unknown =>
        [new StoreSettings { TimeZone = "Mars/Olympus" }, new StoreSettings { Consent = "maybe" }, new StoreSettings { Confirmation = "" }];

    [Theory]
    [MemberData(nameof(Unknown))]
    public void SettingsNobodyValidated_Throw(StoreSettings settings) =>
        Assert.Throws<ArgumentException>(() => StorePolicies.Of(TeaShop.Strategy, settings, killSwitch: false));
}
