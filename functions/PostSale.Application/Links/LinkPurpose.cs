namespace PostSale.Application.Links;

/// <summary>What a link in a message is for. A token of one purpose is worth nothing for another.</summary>
public enum LinkPurpose { Unsubscribe, Survey, Click }
