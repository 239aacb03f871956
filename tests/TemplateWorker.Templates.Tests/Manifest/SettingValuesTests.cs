using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.Templates.Tests.Manifest;

public sealed class SettingValuesTests
{
    static readonly TemplateManifest Manifest = TemplateSources.FromFiles(new Dictionary<string, string>
    {
        ["main.ts"] = "",
        ["template.yaml"] =
            """
            name: greeter
            settings:
              greeting: { type: text, default: Hi, max: 5 }
              channel: { type: channel, required: true }
              limit: { type: integer, min: 1, max: 10 }
              ratio: { type: number }
              loud: { type: boolean, default: false }
              mode: { type: choice, choices: [a, b] }
              words: { type: list, items: text, min: 1, max: 2 }
              levels: { type: list, items: integer }
            """,
    }).Manifest;

    [Fact]
    public void Defaults_are_filled_in_and_what_is_not_set_is_left_out() =>
        Resolve("{\"channel\":\"42\",\"limit\":3}").ShouldBe("{\"greeting\":\"Hi\",\"channel\":\"42\",\"limit\":3,\"loud\":false}");

    [Fact]
    public void A_null_takes_a_value_back() => Resolve("{\"channel\":\"42\",\"greeting\":null,\"limit\":null}").ShouldBe("{\"greeting\":\"Hi\",\"channel\":\"42\",\"loud\":false}");

    [Theory]
    [InlineData("{}", "channel is required and not set")]
    [InlineData(null, "channel is required and not set")]
    [InlineData("{\"channel\":42}", "channel must be a channel's id in quotes, and is 42")]
    [InlineData("{\"channel\":\"general\"}", "channel must be a channel's id in quotes, and is \"general\"")]
    [InlineData("{\"channel\":\"1\",\"greeting\":\"Hello!\"}", "greeting must have at most 5 characters, and has 6")]
    [InlineData("{\"channel\":\"1\",\"limit\":0}", "limit must be a whole number from 1 to 10, and is 0")]
    [InlineData("{\"channel\":\"1\",\"limit\":1.5}", "limit must be a whole number from 1 to 10, and is 1.5")]
    [InlineData("{\"channel\":\"1\",\"limit\":\"3\"}", "limit must be a whole number from 1 to 10, and is \"3\"")]
    [InlineData("{\"channel\":\"1\",\"ratio\":1e999}", "ratio must be a number, and is 1e999")]
    [InlineData("{\"channel\":\"1\",\"loud\":\"yes\"}", "loud must be true or false, and is \"yes\"")]
    [InlineData("{\"channel\":\"1\",\"mode\":\"c\"}", "mode must be one of \"a\", \"b\", and is \"c\"")]
    [InlineData("{\"channel\":\"1\",\"words\":[]}", "words must hold 1 to 2 values, and holds 0")]
    [InlineData("{\"channel\":\"1\",\"words\":[\"a\",2]}", "words item 2 must be text, and is 2")]
    [InlineData("{\"channel\":\"1\",\"words\":\"a\"}", "words must be a list, and is \"a\"")]
    [InlineData("{\"channel\":\"1\",\"levels\":[1,9007199254740993]}", "levels item 2 must be a whole number, and is 9007199254740993")]
    [InlineData("{\"channel\":\"1\",\"greting\":\"a\"}", "there is no setting \"greting\"; did you mean greeting?")]
    public void A_wrong_value_is_told_by_name(string? given, string problem) =>
        Should.Throw<SettingException>(() => Resolve(given)).Message.ShouldBe($"greeter: {problem}");

    [Fact]
    public void Every_wrong_value_is_told_at_once() =>
        Should.Throw<SettingException>(() => Resolve("{\"limit\":0,\"loud\":1}")).Problems.Count.ShouldBe(3);

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("12")]
    public void What_is_no_object_is_refused(string given) => Should.Throw<SettingException>(() => Resolve(given));

    [Theory]
    [InlineData("greeting", "12", "\"12\"")]
    [InlineData("channel", "42", "\"42\"")]
    [InlineData("limit", "3", "3")]
    [InlineData("loud", "true", "true")]
    [InlineData("mode", "a", "\"a\"")]
    [InlineData("words", "a, b", "[\"a\",\"b\"]")]
    [InlineData("words", "[\"a,b\"]", "[\"a,b\"]")]
    [InlineData("levels", "1,2", "[1,2]")]
    public void A_value_is_read_as_people_type_it(string name, string text, string json) =>
        SettingValues.ParseText(Manifest, name, text).ToJsonString().ShouldBe(json);

    [Theory]
    [InlineData("limit", "three", "greeter: limit must be a whole number from 1 to 10, and is \"three\"")]
    [InlineData("loud", "yes", "greeter: loud must be true or false, and is \"yes\"")]
    [InlineData("lmit", "1", "greeter: there is no setting \"lmit\"; did you mean limit?")]
    [InlineData("levels", "[1,", "greeter: levels must be a list, and is \"[1,\"")]
    public void A_value_that_is_typed_wrong_is_told(string name, string text, string message) =>
        Should.Throw<SettingException>(() => SettingValues.ParseText(Manifest, name, text)).Message.ShouldBe(message);

    [Fact]
    public void A_sample_gives_every_required_setting_a_value() =>
        SettingValues.Sample(Manifest).ShouldBe("{\"greeting\":\"Hi\",\"channel\":\"1\",\"loud\":false}");

    [Fact]
    public void So_far_what_is_required_and_not_set_is_null() =>
        SettingValues.ResolveSoFar(Manifest, "{\"limit\":3}").ShouldBe("{\"greeting\":\"Hi\",\"channel\":null,\"limit\":3,\"loud\":false}");

    [Fact]
    public void So_far_what_is_set_is_held_to_the_same_rules()
    {
        SettingValues.ResolveSoFar(Manifest, "{\"channel\":\"42\"}").ShouldBe(Resolve("{\"channel\":\"42\"}"));
        Should.Throw<SettingException>(() => SettingValues.ResolveSoFar(Manifest, "{\"limit\":0}"));
    }

    static string Resolve(string? given) => SettingValues.Resolve(Manifest, given);
}
