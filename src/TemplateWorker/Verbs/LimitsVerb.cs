using System.CommandLine;
using TemplateWorker.CommandLine;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Limits;

namespace TemplateWorker.Verbs;

/// <summary><c>limits</c>: shows what a tenant and its templates may use.</summary>
static class LimitsVerb
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var json = TemplateVerb.CreateJson();
        var markdown = new Option<bool>("--markdown") { Description = "Print the page of the documentation." };
        var verb = new Command("limits", "Shows what a tenant and its templates may use, as the configuration says.") { json, markdown };
        verb.SetAction(arguments =>
        {
            var limits = LimitTable.Of(SharedOptions.LoadSettings(arguments).Limits);
            if (arguments.GetValue(json))
            {
                JsonLines.Print(LimitsPage.Json(limits));
            }
            else
            {
                Console.Write(arguments.GetValue(markdown) ? LimitsPage.Markdown(limits) : LimitsPage.Text(limits));
            }

            return ExitCode.Done;
        });
        return verb;
    }
}
