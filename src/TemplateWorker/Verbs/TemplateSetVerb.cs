using System.CommandLine;
using TemplateWorker.Authoring;

namespace TemplateWorker.Verbs;

/// <summary><c>template set</c>: sets what a template lets a guild set, or shows it.</summary>
static class TemplateSetVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var values = new Argument<string[]>("KEY=VALUE") { Description = "What to set; nothing to show the settings.", Arity = ArgumentArity.ZeroOrMore };
        var unset = new Option<string[]>("--unset") { Description = "Let the default of a setting hold again.", HelpName = "KEY", AllowMultipleArgumentsPerToken = true };
        values.Validators.Add(argument =>
        {
            foreach (var token in argument.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) <= 0))
            {
                argument.AddError($"\"{token.Value}\" sets nothing; write KEY=VALUE");
            }
        });
        return TemplateActVerb.Create(
            "set", "Sets what a template lets a guild set, or shows it. A running worker takes it up.",
            act => RunAsync(act, [.. (act.Arguments.GetValue(values) ?? []).Select(Split)], act.Arguments.GetValue(unset) ?? []), values, unset);
    }

    static async Task<ActReport> RunAsync(TemplateAct act, KeyValuePair<string, string>[] values, string[] unset)
    {
        var store = new TemplateSettings(act.Guild.Templates);
        var isChange = values.Length + unset.Length > 0;
        var view = isChange
            ? await store.ChangeAsync(act.Tenant, act.Name, values, unset, act.Stop)
            : await store.ReadAsync(act.Tenant, act.Name, act.Stop);
        return new ActReport(SettingsReport.ToJson(view), string.Join('\n', SettingsReport.Lines(act.Tenant, view)), isChange);
    }

    static KeyValuePair<string, string> Split(string text)
    {
        var mark = text.IndexOf('=', StringComparison.Ordinal);
        return KeyValuePair.Create(text[..mark], text[(mark + 1)..]);
    }
}
