using TemplateWorker.Discord.Rest;
using TemplateWorker.Discord.Tests.Scripted;

namespace TemplateWorker.Discord.Tests.Playground;

/// <summary>Files go along with messages.</summary>
public sealed class UploadTests
{
    static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("list.txt")]
    [InlineData("größe \"1\" – 漢字.txt")]
    [InlineData("a; filename=b.txt")]
    public async Task A_file_arrives_byte_by_byte_with_its_name(string name)
    {
        await using var bot = await PlaygroundBot.LoginAsync();
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(i => (byte)i), .. "\r\n--"u8];

        var id = PlaygroundBot.IdOf(await bot.Rest.CreateMessageAsync(bot.ChannelId, Content("""{"content":"ü"}""", (name, bytes)), Test));

        var message = bot.Message(id).ShouldNotBeNull();
        message.Content.ShouldBe("ü");
        var file = message.Attachments.ShouldHaveSingleItem();
        file.FileName.ShouldBe(name.Replace("\"", "%22"));
        file.Content.ShouldBe(bytes);
    }

    [Fact]
    public async Task Descriptions_find_their_files_and_a_change_adds_files()
    {
        await using var bot = await PlaygroundBot.LoginAsync();
        var sent = await bot.Rest.CreateMessageAsync(
            bot.ChannelId,
            Content("""{"attachments":[{"id":0,"description":"first"},{"id":1,"description":"second"}]}""", ("a", [1]), ("b", [2])), Test);
        var id = PlaygroundBot.IdOf(sent);
        bot.Message(id).ShouldNotBeNull().Attachments.Select(file => (file.FileName, file.Description)).ShouldBe([("a", "first"), ("b", "second")]);

        await bot.Rest.EditMessageAsync(bot.ChannelId, id, Content("{}", ("c", [3])), Test);

        bot.Message(id).ShouldNotBeNull().Attachments.Select(file => file.FileName).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task Files_are_sent_again_with_the_same_nonce_when_Discord_fails()
    {
        await using var server = await ScriptedDiscord.StartAsync();
        using var client = server.Then(502, "").Then(200, "{}").Client();

        await client.CreateMessageAsync(1, Content("""{"content":"x"}""", ("a.txt", "text"u8.ToArray())), Test);

        server.Requests.Count.ShouldBe(2);
        foreach (var request in server.Requests)
        {
            request.Headers["Content-Type"].ShouldStartWith("multipart/form-data; boundary=");
            request.Body.ShouldContain("Content-Disposition: form-data; name=\"payload_json\"\r\nContent-Type: application/json\r\n\r\n{\"nonce\"");
            request.Body.ShouldContain("Content-Disposition: form-data; name=\"files[0]\"; filename=\"a.txt\"\r\nContent-Type: application/octet-stream\r\n\r\ntext\r\n");
        }
        server.Requests.Select(request => request.Body[request.Body.IndexOf("nonce", StringComparison.Ordinal)..][..30]).Distinct().ShouldHaveSingleItem();
    }

    static MessageContent Content(string json, params (string Name, byte[] Bytes)[] files) =>
        new(Json.Bytes(json), [.. files.Select(file => new UploadFile(file.Name, file.Bytes))]);
}
