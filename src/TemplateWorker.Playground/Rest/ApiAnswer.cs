using System.Text.Json;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.Rest;

/// <summary>What a request is answered with.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">UTF-8 JSON, or null for none.</param>
readonly record struct ApiAnswer(int Status, byte[]? Body)
{
    public static ApiAnswer NoContent { get; } = new(204, null);

    public static ApiAnswer Json<TState>(TState state, Action<Utf8JsonWriter, TState> write, int status = 200) =>
        new(status, JsonBytes.Write(state, write));

    public static ApiAnswer Array<TItem>(IEnumerable<TItem> items, Action<Utf8JsonWriter, TItem> write) =>
        Json((items, write), static (writer, state) =>
        {
            writer.WriteStartArray();
            foreach (var item in state.items)
                state.write(writer, item);
            writer.WriteEndArray();
        });

    public static ApiAnswer Error(DiscordApiException error) => Json(
        error,
        static (writer, error) =>
        {
            writer.WriteStartObject();
            writer.WriteString("message"u8, error.Message);
            writer.WriteNumber("code"u8, error.Code);
            if (error.Errors is { Any: true } errors)
            {
                writer.WritePropertyName("errors"u8);
                errors.Write(writer);
            }

            writer.WriteEndObject();
        },
        error.Status);
}
