namespace TemplateWorker.Execution.Limits;

/// <summary>What rates are called, in the table and in errors.</summary>
static class RateName
{
    /// <summary>Calls of the key-value store.</summary>
    public const string KeyValue = "Key-value calls";

    /// <summary>Everything asked of Discord.</summary>
    public const string Discord = "Discord actions";

    /// <summary>Messages sent.</summary>
    public const string Message = "Messages";

    /// <summary>Bans and kicks.</summary>
    public const string Removal = "Bans and kicks";

    /// <summary>Bans and kicks over a longer time.</summary>
    public const string RemovalLong = "Bans and kicks, longer";

    /// <summary>What Discord refuses.</summary>
    public const string Refusal = "Refusals by Discord";

    /// <summary>What Discord refuses one template.</summary>
    public const string TemplateRefusal = "Refusals of one template";

    /// <summary>HTTP requests.</summary>
    public const string Fetch = "HTTP requests";
}
