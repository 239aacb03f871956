using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Templates.Manifest;
using TemplateWorker.Testing;

namespace TemplateWorker.Tests.Authoring;

public sealed class SettingsTests(PostgresFixture postgres) : IAsyncLifetime
{
    GuildScene _scene = null!;
    TemplateSettings _settings = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _scene = await GuildScene.StartAsync(postgres);
        _settings = new TemplateSettings(_scene.Templates);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task What_is_set_is_what_the_template_reads_from_then_on()
    {
        await PushAsync("greeting: { type: text, default: Hi }", "most: { type: integer, min: 1, required: true }");
        (await ReadAsync()).ShouldBe("""{"most": null, "greeting": "Hi"}""");

        var view = await SetAsync("greeting=Hello there", "most=5");
        view.Effective.Missing.ShouldBeEmpty();
        (await ReadAsync()).ShouldBe("""{"most": 5, "greeting": "Hello there"}""");

        (await _settings.ChangeAsync(_scene.Tenant, "one", [], ["greeting", "most"], Cancel)).Effective.Missing.ShouldBe(["most"]);
        (await ReadAsync()).ShouldBe("""{"most": null, "greeting": "Hi"}""");
    }

    [Fact]
    public async Task What_the_version_does_not_take_is_refused_and_nothing_is_changed()
    {
        await PushAsync("greeting: { type: text, default: Hi }", "most: { type: integer, min: 1 }");
        await SetAsync("most=3");

        (await Should.ThrowAsync<SettingException>(() => SetAsync("greeting=Yo", "most=0"))).Message.ShouldBe("one: most must be a whole number of at least 1, and is 0");
        (await Should.ThrowAsync<SettingException>(() => SetAsync("greetings=Yo"))).Message.ShouldContain("did you mean greeting?");
        (await Should.ThrowAsync<VerbFailedException>(() => _settings.ChangeAsync(_scene.Tenant, "one", [], ["greeting"], Cancel)))
            .Message.ShouldContain("greeting is not set");
        (await Should.ThrowAsync<VerbFailedException>(() => _settings.ReadAsync(_scene.Tenant, "two", Cancel))).Message.ShouldContain("No template \"two\"");

        (await ReadAsync()).ShouldBe("""{"most": 3, "greeting": "Hi"}""");
    }

    [Fact]
    public async Task A_version_that_takes_other_settings_reads_what_it_takes_and_the_way_back_loses_nothing()
    {
        await PushAsync("greeting: { type: text }", "most: { type: integer }");
        await SetAsync("greeting=Hello", "most=3");

        var pushed = await PushAsync("most: { type: boolean, required: true }");

        pushed.MissingSettings.ShouldBe(["most"]);
        (await ReadAsync()).ShouldBe("""{"most": null}""", "to read it is an error");
        await new TemplateRollback(_scene.Switch).RunAsync(_scene.Tenant, "one", to: null, Cancel);
        (await ReadAsync()).ShouldBe("""{"most": 3, "greeting": "Hello"}""");
    }

    Task<PushedTemplate> PushAsync(params string[] settings) => _scene.PushAsync("one", new Dictionary<string, string>
    {
        ["template.yaml"] = $"name: one\nsettings:\n{string.Concat(settings.Select(setting => $"  {setting}\n"))}",
        ["main.ts"] = "import { on, settings } from \"templateworker\";\non(\"MESSAGE_CREATE\", () => { void settings; });\n",
    });

    Task<SettingsView> SetAsync(params string[] values) => _settings.ChangeAsync(
        _scene.Tenant, "one", [.. values.Select(value => KeyValuePair.Create(value.Split('=')[0], value.Split('=')[1]))], [], Cancel);

    async Task<string> ReadAsync() => (await _scene.Templates.LoadActiveAsync(_scene.Tenant, Cancel)).Single().Settings;
}
