using System.CommandLine;
using TemplateWorker.Authoring;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>template set</c>: sets what a template lets a guild set, or shows it.</summary>
static class TemplateSetVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var name = TemplateVerb.CreateName();
        var values = new Argument<string[]>("KEY=VALUE") { Description = "What to set; nothing to show the settings.", Arity = ArgumentArity.ZeroOrMore };
        var unset = new Option<string[]>("--unset") { Description = "Let the default of a setting hold again.", HelpName = "KEY", AllowMultipleArgumentsPerToken = true };
        var guild = TemplateVerb.CreateGuild();
        var json = TemplateVerb.CreateJson();
        values.Validators.Add(argument =>
        {
            foreach (var token in argument.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) <= 0))
            {
                argument.AddError($"\"{token.Value}\" sets nothing; write KEY=VALUE");
            }
        });
        var verb = new Command("set", "Sets what a template lets a guild set, or shows it. A running worker takes it up.") { name, values, unset, guild, json };
        verb.SetAction((arguments, stop) => RunAsync(
            SharedOptions.LoadSettings(arguments), TemplateVerb.GuildOf(arguments, guild), arguments.GetValue(name)!,
            [.. (arguments.GetValue(values) ?? []).Select(Split)], arguments.GetValue(unset) ?? [], arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(
        HostSettings settings, TenantId tenant, string name, KeyValuePair<string, string>[] values, string[] unset,
        bool isJson, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        await using var guild = await GuildTemplates.OpenAsync(settings, loggers, stop);
        var store = new TemplateSettings(guild.Templates);
        var view = values.Length + unset.Length == 0
            ? await store.ReadAsync(tenant, name, stop)
            : await store.ChangeAsync(tenant, name, values, unset, stop);
        if (isJson)
        {
            JsonLines.Print(SettingsReport.ToJson(view));
        }
        else
        {
            Console.WriteLine(string.Join('\n', SettingsReport.Lines(tenant, view)));
        }

        return ExitCode.Done;
    }

    static KeyValuePair<string, string> Split(string text)
    {
        var mark = text.IndexOf('=', StringComparison.Ordinal);
        return KeyValuePair.Create(text[..mark], text[(mark + 1)..]);
    }
}
