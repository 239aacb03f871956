using System.Text.Json;
using TemplateWorker.Authoring;
using TemplateWorker.Registration;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Tests.Authoring;

/// <summary>An author who waits for an event that never comes is told so.</summary>
public sealed class SilentEventNoteTests
{
    const string Note = "PRESENCE_UPDATE never comes: the host does not ask Discord for presences.";

    static readonly string[] Events = ["MESSAGE_CREATE", "PRESENCE_UPDATE"];

    [Fact]
    public void A_check_tells_people_and_programs()
    {
        var sources = TemplateSources.FromFiles(new Dictionary<string, string> { ["main.ts"] = "export {};\n" }, "presence");
        var inspected = new InspectedTemplate(Compiled: null, Events, "[]"u8.ToArray(), []);

        CheckReport.Lines(sources, inspected, guild: null).Last().ShouldBe($"  note: {Note}");
        NotesIn(CheckReport.ToJson(sources, inspected, guild: null)).ShouldBe([Note]);
    }

    [Fact]
    public void A_push_tells_people_and_programs()
    {
        var tenant = TenantId.Guild(1 << 22);
        var pushed = new PushedTemplate(
            "presence", Version: 1, new string('0', 64), IsNew: true, IsEnabled: true, Events, new CommandChanges([], [], [], []), [], [], []);

        PushReport.Lines(tenant, pushed, given: []).Last().ShouldBe($"  note: {Note}");
        NotesIn(PushReport.ToJson(tenant, pushed, given: []).ToJsonString()).ShouldBe([Note]);
    }

    static List<string?> NotesIn(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("notes").EnumerateArray().Select(note => note.GetString())];
    }
}
