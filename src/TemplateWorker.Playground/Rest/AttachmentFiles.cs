using Microsoft.AspNetCore.Http;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest;

/// <summary>Serves the files of messages, as Discord's content network does.</summary>
sealed class AttachmentFiles(WorldState world, ApiPipeline pipeline)
{
    public const string Pattern = "/attachments/{channel_id}/{attachment_id}/{name}";

    public async Task ServeAsync(HttpContext context)
    {
        var request = new ApiRequest(context);
        Attachment? found;
        lock (world.Gate)
        {
            found = world.Channels.GetValueOrDefault(request.Id("channel_id"))?.Messages.All
                .SelectMany(message => message.Attachments)
                .FirstOrDefault(attachment => attachment.Id == request.Id("attachment_id"));
        }

        if (found is null)
        {
            await pipeline.NotFoundAsync(context);
            return;
        }

        context.Response.ContentType = found.ContentType ?? "application/octet-stream";
        context.Response.ContentLength = found.Content.Length;
        await context.Response.Body.WriteAsync(found.Content, context.RequestAborted);
    }
}
