namespace TemplateWorker.Discord.Rest;

/// <summary>A request on its way through its attempts.</summary>
sealed class RestCall(RestRequest request)
{
    /// <summary>What is asked.</summary>
    public RestRequest Request { get; } = request;

    /// <summary>Attempts begun so far.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether an attempt ended in a way that leaves open if the request took effect.</summary>
    public bool MayHaveHappened { get; set; }
}
