using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using TemplateWorker.Playground.Tests.Support;

namespace TemplateWorker.Playground.Tests.Rest;

public sealed class AttachmentTests
{
    [Fact]
    public async Task A_file_is_kept_described_and_served()
    {
        await using var playground = await TestPlayground.StartAsync();
        var answer = await PostFileAsync(playground, "hello"u8.ToArray());
        answer.Status.ShouldBe(200, answer.Text);
        var attachment = answer.Json.GetProperty("attachments")[0];
        attachment.GetProperty("filename").GetString().ShouldBe("a b.txt");
        attachment.GetProperty("description").GetString().ShouldBe("A greeting");
        attachment.GetProperty("size").GetInt32().ShouldBe(5);

        var url = attachment.GetProperty("url").GetString()!;
        url.ShouldStartWith(playground.Server.BaseUrl);
        (await playground.Anybody.GetStringAsync(url, TestContext.Current.CancellationToken)).ShouldBe("hello");
    }

    [Fact]
    public async Task An_edit_keeps_the_files_it_names()
    {
        await using var playground = await TestPlayground.StartAsync();
        var posted = (await PostFileAsync(playground, "hello"u8.ToArray())).Json;
        var path = $"{playground.General}/{posted.GetProperty("id").GetString()}";
        (await playground.PatchAsync(path, new JsonObject { ["content"] = "text" })).Json
            .GetProperty("attachments").GetArrayLength().ShouldBe(1);
        (await playground.PatchAsync(path, new JsonObject { ["attachments"] = new JsonArray() })).Json
            .GetProperty("attachments").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_file_of_more_than_ten_mebibytes_is_too_large()
    {
        await using var playground = await TestPlayground.StartAsync();
        var answer = await PostFileAsync(playground, new byte[(10 * 1024 * 1024) + 1]);
        answer.Status.ShouldBe(413);
        answer.Code.ShouldBe(40005);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_not_found()
    {
        await using var playground = await TestPlayground.StartAsync();
        var path = $"attachments/{playground.Server.ChannelId}/1/a.txt";
        (await TestPlayground.SendAsync(playground.Anybody, HttpMethod.Get, path, null)).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"files[0]\"\r\n\r\nx")]
    [InlineData("multipart/form-database", "x")]
    public async Task Parts_that_cannot_be_told_apart_are_refused(string contentType, string body)
    {
        await using var playground = await TestPlayground.StartAsync();
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var response = await playground.Bot.PostAsync(playground.General, content, TestContext.Current.CancellationToken);
        (await Answer.ReadAsync(response)).Code.ShouldBe(50109);
    }

    static async Task<Answer> PostFileAsync(TestPlayground playground, byte[] bytes)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("""{"attachments":[{"id":0,"filename":"a b.txt","description":"A greeting"}]}"""), "payload_json" },
            { new ByteArrayContent(bytes), "files[0]", "a b.txt" },
        };
        using var response = await playground.Bot.PostAsync(playground.General, form, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }
}
