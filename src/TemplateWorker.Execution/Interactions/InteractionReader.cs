using System.Text.Json;
using TemplateWorker.Execution.HostCalls;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Interactions;

/// <summary>Reads what the host needs of an interaction's event; the rest is the templates' affair.</summary>
static class InteractionReader
{
    /// <summary>Reads one.</summary>
    /// <param name="tenant">Who gets it.</param>
    /// <param name="data">The data of its event.</param>
    /// <param name="expiresAt">When Discord takes no answers any more, by <see cref="SteadyTime"/>.</param>
    /// <returns>The interaction; null when it lacks what an answer needs.</returns>
    public static KnownInteraction? Read(TenantId tenant, ReadOnlySpan<byte> data, TimeSpan expiresAt)
    {
        ulong id = 0, application = 0;
        string? token = null, name = null;
        var (kind, hasMessage, mostFileBytes) = (0, false, MessageFiles.MostBytes);
        var json = new Utf8JsonReader(data);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var property = PropertyOf(json);
            json.Read();
            switch (property)
            {
                case Property.Id:
                    SnowflakeJson.TryRead(in json, out id);
                    break;
                case Property.Application:
                    SnowflakeJson.TryRead(in json, out application);
                    break;
                case Property.Token when json.TokenType == JsonTokenType.String:
                    token = json.GetString();
                    break;
                case Property.Type when json.TokenType == JsonTokenType.Number:
                    json.TryGetInt32(out kind);
                    break;
                case Property.FileLimit when json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var most) && most > 0:
                    mostFileBytes = most;
                    break;
                case Property.Data when json.TokenType == JsonTokenType.StartObject:
                    name = ReadName(ref json);
                    break;
                default:
                    hasMessage |= property == Property.Message && json.TokenType == JsonTokenType.StartObject;
                    json.Skip();
                    break;
            }
        }
        return token is null || id == 0 ? null : new KnownInteraction(tenant, expiresAt)
        {
            Id = id,
            ApplicationId = application,
            Token = token,
            Kind = kind is >= (int)InteractionKind.Command and <= (int)InteractionKind.Modal ? (InteractionKind)kind : InteractionKind.Unknown,
            Name = name,
            HasMessage = hasMessage,
            MostFileBytes = mostFileBytes,
        };
    }

    enum Property
    {
        Other,
        Id,
        Application,
        Token,
        Type,
        Data,
        Message,
        FileLimit,
    }

    static Property PropertyOf(in Utf8JsonReader json) =>
        json.ValueTextEquals("id"u8) ? Property.Id
        : json.ValueTextEquals("application_id"u8) ? Property.Application
        : json.ValueTextEquals("token"u8) ? Property.Token
        : json.ValueTextEquals("type"u8) ? Property.Type
        : json.ValueTextEquals("data"u8) ? Property.Data
        : json.ValueTextEquals("message"u8) ? Property.Message
        : json.ValueTextEquals("attachment_size_limit"u8) ? Property.FileLimit
        : Property.Other;

    static string? ReadName(ref Utf8JsonReader json)
    {
        string? name = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isName = json.ValueTextEquals("name"u8) || json.ValueTextEquals("custom_id"u8);
            json.Read();
            if (isName && json.TokenType == JsonTokenType.String)
                name = json.GetString();
            else
                json.Skip();
        }
        return name;
    }
}
