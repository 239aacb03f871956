using System.Net;
using System.Text.Json;
using TemplateWorker.Discord;
using TemplateWorker.Registration;

namespace TemplateWorker.Tests.Registration;

/// <summary>Discord's errors about fields, in words.</summary>
public sealed class FieldErrorTests
{
    const string Body =
        """
        {"message":"Invalid Form Body","code":50035,"errors":{"options":{"1":{"name":{"_errors":[{"code":"BAD","message":"Name is invalid."}]},
        "choices":{"0":{"value":{"_errors":[{"code":"LONG","message":"Too long"},{"code":"ODD","message":"Odd"}]}}}}},"_errors":[{"code":"ALL","message":"Too large"}]}}
        """;

    [Fact]
    public void Each_names_its_place()
    {
        FieldError.Read(Body).Select(error => $"{string.Join('.', error.Path)} {error.Code} {error.Message}").ShouldBe([
            "options.1.name BAD Name is invalid.",
            "options.1.choices.0.value LONG Too long",
            "options.1.choices.0.value ODD Odd",
            " ALL Too large",
        ]);
    }

    [Fact]
    public void Of_an_answer_that_is_cut_off_or_none_what_is_there_is_read()
    {
        for (var length = 0; length < Body.Length; length++)
        {
            FieldError.Read(Body[..length]).Count.ShouldBeLessThanOrEqualTo(4);
        }

        FieldError.Read(Body[..Body.IndexOf("\"choices\"", StringComparison.Ordinal)]).ShouldHaveSingleItem();
        FieldError.Read("<html>").ShouldBeEmpty();
    }

    [Fact]
    public void Places_are_named_as_the_command_names_them()
    {
        using var command = JsonDocument.Parse("""{"name":"a","options":[{"name":"x"},{"name":"user","choices":[{"name":"one"}]}]}""");
        var error = new DiscordApiException("POST /x", HttpStatusCode.BadRequest, 50035, "Invalid Form Body", Body);

        RefusalText.Of(error, command.RootElement, FieldError.Read(Body)).ShouldBe(
            "option \"user\", name: Name is invalid (BAD); option \"user\", choice \"one\", value: Too long (LONG); option \"user\", choice \"one\", value: Odd (ODD); Too large (ALL)");
        RefusalText.Of(error, command.RootElement, []).ShouldStartWith("Discord answered POST /x with 400, code 50035");
    }
}
