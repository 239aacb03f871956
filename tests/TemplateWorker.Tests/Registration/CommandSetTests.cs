using System.Text;
using TemplateWorker.Registration;
using TemplateWorker.Storage.Templates;

namespace TemplateWorker.Tests.Registration;

public sealed class CommandSetTests
{
    [Fact]
    public void The_commands_of_all_templates_become_one_list()
    {
        var merged = CommandSet.Merge([Of("a", """[{"name":"x","description":"1"}]"""), Of("b", "[]"), Of("c", """[{"name":"y","description":"2"}]""")]);

        Text(merged).ShouldBe("""[{"name":"x","description":"1"},{"name":"y","description":"2"}]""");
    }

    [Fact]
    public void Of_two_commands_with_one_name_the_first_is_kept_but_a_menu_may_share_it()
    {
        var merged = CommandSet.Merge([Of("a", """[{"name":"x","type":1}]"""), Of("b", """[{"name":"x"},{"name":"x","type":2}]""")]);

        Text(merged).ShouldBe("""[{"name":"x","type":1},{"name":"x","type":2}]""");
        CommandSet.NamesIn(merged).ShouldBe(["/x", "x"]);
    }

    [Fact]
    public void A_command_that_another_template_has_is_found_with_that_template()
    {
        TemplateCommands[] others = [Of("a", """[{"name":"x"}]"""), Of("b", """[{"name":"y","type":2},{"name":"z"}]""")];

        CommandSet.FindConflict(Bytes("""[{"name":"z","type":1},{"name":"new"}]"""), others).ShouldBe(("/z", "b"));
        CommandSet.FindConflict(Bytes("""[{"name":"y"}]"""), others).ShouldBeNull();
    }

    static TemplateCommands Of(string template, string commands) => new(template, Bytes(commands));

    static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
