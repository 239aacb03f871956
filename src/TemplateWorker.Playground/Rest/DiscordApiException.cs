using TemplateWorker.Playground.Rest.Forms;

namespace TemplateWorker.Playground.Rest;

/// <summary>A request that is answered with one of Discord's error bodies.</summary>
sealed class DiscordApiException(int status, int code, string message, FormErrors? errors = null) : Exception(message)
{
    public int Status { get; } = status;

    public int Code { get; } = code;

    public FormErrors? Errors { get; } = errors;
}
