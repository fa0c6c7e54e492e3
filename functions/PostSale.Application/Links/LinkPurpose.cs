namespace PostSale.Application.Links;

/// <summary>What a link is for. A token of one purpose is worth nothing for another.</summary>
public enum LinkPurpose { Unsubscribe, Survey, Click, Inbox, Page, Data }
