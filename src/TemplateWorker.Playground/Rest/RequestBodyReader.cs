using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.Rest;

/// <summary>Reads JSON and multipart bodies.</summary>
static class RequestBodyReader
{
    // Bytes; Discord's default for an upload.
    public const int MostFileBytes = 10 * 1024 * 1024;

    public static async Task<RequestBody> ReadAsync(HttpContext context, bool isOptional = false)
    {
        var request = context.Request;
        try
        {
            // What calls itself anything but multipart is read as JSON: curl -d names a kind that nobody chose.
            if (!request.HasFormContentType || !IsMultipart(request.ContentType))
            {
                using var bytes = new MemoryStream();
                await request.Body.CopyToAsync(bytes, context.RequestAborted);
                if (isOptional && bytes.Length == 0)
                    return new RequestBody(JsonBytes.Parse("{}"u8.ToArray()), []);
                return new RequestBody(JsonBytes.ParseForeign(bytes.GetBuffer().AsMemory(0, (int)bytes.Length)), []);
            }

            var form = await request.ReadFormAsync(context.RequestAborted);
            var json = form.TryGetValue("payload_json", out var payload)
                ? JsonBytes.ParseForeign(Encoding.UTF8.GetBytes(payload.ToString()))
                : JsonBytes.Parse("{}"u8.ToArray());
            return new RequestBody(json, await ReadFilesAsync(form.Files, context.RequestAborted));
        }
        catch (JsonException)
        {
            throw DiscordErrors.InvalidJson();
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw DiscordErrors.TooLarge();
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            // Parts without a boundary, or a body that breaks off.
            throw DiscordErrors.InvalidJson();
        }
    }

    static bool IsMultipart(string? contentType) =>
        contentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) ?? false;

    static async Task<List<UploadedFile>> ReadFilesAsync(IFormFileCollection parts, CancellationToken cancellationToken)
    {
        var files = new List<UploadedFile>();
        foreach (var part in parts)
        {
            if (part.Length > MostFileBytes)
                throw DiscordErrors.TooLarge();
            if (!part.Name.StartsWith("files[", StringComparison.Ordinal)
                || !int.TryParse(part.Name.AsSpan(6).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                continue;

            using var content = new MemoryStream((int)part.Length);
            await part.CopyToAsync(content, cancellationToken);
            files.Add(new UploadedFile(index, part.FileName, part.ContentType, content.ToArray()));
        }

        return files;
    }
}
