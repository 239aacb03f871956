using System.Text.Json.Nodes;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Rest;

/// <summary>Faults of a message's body, each told at the path where it is.</summary>
public sealed class MessageFormTests
{
    const string Button = """{"type":2,"style":1,"label":"B","custom_id":"b"}""";

    [Theory]
    [InlineData("""[]""", "", "MODEL_TYPE_CONVERT")]
    [InlineData("""{"content":{}}""", "content", "STRING_TYPE_CONVERT")]
    [InlineData("""{"content":"x","tts":"yes"}""", "tts", "BOOLEAN_TYPE_CONVERT")]
    [InlineData("""{"content":"x","flags":"many"}""", "flags", "NUMBER_TYPE_COERCE")]
    [InlineData("""{"content":"x","nonce":"12345678901234567890123456"}""", "nonce", "BASE_TYPE_MAX_LENGTH")]
    [InlineData("""{"content":"x","poll":{}}""", "poll", "PLAYGROUND_UNSUPPORTED")]
    [InlineData("""{"content":"x","allowed_mentions":{"parse":["all"]}}""", "allowed_mentions.parse", "BASE_TYPE_CHOICES")]
    [InlineData("""{"embeds":{}}""", "embeds", "LIST_TYPE_CONVERT")]
    [InlineData("""{"embeds":["x"]}""", "embeds.0", "MODEL_TYPE_CONVERT")]
    [InlineData("""{"embeds":[{"url":"ftp://x"}]}""", "embeds.0.url", "URL_TYPE_INVALID_SCHEME")]
    [InlineData("""{"embeds":[{"color":-1}]}""", "embeds.0.color", "NUMBER_TYPE_MIN")]
    [InlineData("""{"embeds":[{"fields":[{"name":"n"}]}]}""", "embeds.0.fields.0.value", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"embeds":[{"timestamp":"yesterday"}]}""", "embeds.0.timestamp", "DATE_TIME_TYPE_PARSE")]
    [InlineData("""{"components":[{"type":9}]}""", "components.0.type", "BASE_TYPE_CHOICES")]
    [InlineData("""{"components":[{"type":1,"components":[]}]}""", "components.0.components", "BASE_TYPE_BAD_LENGTH")]
    [InlineData("""{"content":"x","message_reference":{}}""", "message_reference.message_id", "BASE_TYPE_REQUIRED")]
    public async Task A_fault_is_told_where_it_is(string body, string path, string code)
    {
        await using var playground = await TestPlayground.StartAsync();
        var answer = await playground.PostAsync(playground.General, JsonNode.Parse(body));
        answer.FormError(path.Length == 0 ? [] : path.Split('.')).ShouldBe(code);
    }

    [Theory]
    [InlineData("""{"type":2,"label":"B","custom_id":"b"}""", "style", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"type":2,"style":1,"label":"B"}""", "custom_id", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"type":2,"style":1,"custom_id":"b"}""", "", "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED")]
    [InlineData("""{"type":2,"style":5,"label":"B","url":"x"}""", "url", "URL_TYPE_INVALID_URL")]
    [InlineData("""{"type":3,"custom_id":"s","options":[]}""", "options", "BASE_TYPE_BAD_LENGTH")]
    [InlineData("""{"type":3,"custom_id":"s","options":[{"label":"l"}]}""", "options.0.value", "BASE_TYPE_REQUIRED")]
    public async Task A_fault_of_a_control_is_told_inside_its_row(string control, string path, string code)
    {
        await using var playground = await TestPlayground.StartAsync();
        var answer = await playground.PostAsync(playground.General, Rows(control));
        string[] at = ["components", "0", "components", "0", .. path.Split('.', StringSplitOptions.RemoveEmptyEntries)];
        answer.FormError(at).ShouldBe(code);
    }

    [Fact]
    public async Task A_custom_id_stands_once_in_a_message()
    {
        await using var playground = await TestPlayground.StartAsync();
        (await playground.PostAsync(playground.General, Rows(Button + "," + Button)))
            .FormError("components", "0", "components", "1", "custom_id").ShouldBe("COMPONENT_CUSTOM_ID_DUPLICATED");
    }

    [Fact]
    public async Task Every_fault_of_a_body_is_told_at_once()
    {
        await using var playground = await TestPlayground.StartAsync();
        var answer = await playground.PostAsync(playground.General, JsonNode.Parse("""{"content":[],"embeds":{},"tts":1}"""));
        answer.Json.GetProperty("errors").EnumerateObject().Select(property => property.Name)
            .ShouldBe(["content", "embeds", "tts"], ignoreOrder: true);
    }

    [Fact]
    public async Task Embeds_hold_6000_characters_together()
    {
        await using var playground = await TestPlayground.StartAsync();
        var embeds = new JsonArray(Embed(), Embed());
        (await playground.PostAsync(playground.General, new JsonObject { ["embeds"] = embeds }))
            .FormError("embeds").ShouldBe("MAX_EMBED_SIZE_EXCEEDED");

        static JsonNode Embed() => new JsonObject { ["description"] = new string('x', 3001) };
    }

    [Fact]
    public async Task Components_get_numbers_and_embeds_get_a_kind()
    {
        await using var playground = await TestPlayground.StartAsync();
        var body = Rows(Button);
        body["embeds"] = new JsonArray(new JsonObject { ["title"] = "T" });
        var message = (await playground.PostAsync(playground.General, body)).Json;
        message.GetProperty("embeds")[0].GetProperty("type").GetString().ShouldBe("rich");
        message.GetProperty("components")[0].GetProperty("id").GetInt32().ShouldBe(1);
        message.GetProperty("components")[0].GetProperty("components")[0].GetProperty("id").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_message_of_components_alone_takes_no_content()
    {
        await using var playground = await TestPlayground.StartAsync();
        var body = JsonNode.Parse("""{"flags":32768,"components":[{"type":17,"components":[{"type":10,"content":"Text"}]}]}""")!;
        var posted = await playground.PostAsync(playground.General, body);
        posted.Status.ShouldBe(200, posted.Text);
        body["content"] = "x";
        (await playground.PostAsync(playground.General, body)).FormError("content")
            .ShouldBe("MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2");
        var seen = (await playground.LookAsync($"channels/{playground.Server.ChannelId}/messages")).Json;
        seen[0].GetProperty("text").GetString().ShouldBe("Text");
    }

    static JsonNode Rows(string controls) =>
        JsonNode.Parse($$"""{"content":"x","components":[{"type":1,"components":[{{controls}}]}]}""")!;
}
