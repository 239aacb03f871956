using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.People;

/// <summary>Tells a program that looks on what happens, as server-sent events, until it leaves or the playground stops.</summary>
sealed class ChangeStream(WorldState world)
{
    public async Task ServeAsync(HttpContext context, CancellationToken stopping)
    {
        using var watch = world.Changes.Watch();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            // From the moment the head arrives, no change is missed.
            await context.Response.StartAsync(ended.Token);
            await context.Response.Body.FlushAsync(ended.Token);
            await WriteAsync(context.Response.Body, watch, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Either side has gone; a stream of events has no other end.
        }
    }

    async Task WriteAsync(Stream body, WorldWatch watch, CancellationToken ended)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        var missed = 0L;
        while (await watch.Changes.WaitToReadAsync(ended))
        {
            buffer.ResetWrittenCount();
            if (watch.Missed > missed)
                Append(buffer, "missed", Encoding.ASCII.GetBytes($"{{\"count\":{watch.Missed - missed}}}"));
            missed = watch.Missed;
            while (watch.Changes.TryRead(out var change))
                Append(buffer, ChangeJson.NameOf(change), ChangeJson.Write(world, change));
            await body.WriteAsync(buffer.WrittenMemory, ended);
            await body.FlushAsync(ended);
        }
    }

    static void Append(ArrayBufferWriter<byte> buffer, string name, byte[] data)
    {
        buffer.Write("event: "u8);
        Encoding.ASCII.GetBytes(name, buffer);
        buffer.Write("\ndata: "u8);
        buffer.Write(data);
        buffer.Write("\n\n"u8);
    }
}
