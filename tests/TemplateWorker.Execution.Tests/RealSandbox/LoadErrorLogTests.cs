using TemplateWorker.Execution.Templates;
using TemplateWorker.Execution.Tests.Fakes;
using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Execution.Tests.RealSandbox;

public sealed class LoadErrorLogTests
{
    const string Forging = """
        throw Object.assign(new Error("no\r\u001b[2K12:00:00 crit: forged\n"), { name: "Error\r\u001b[2K12:00:00 crit: forged\n" });
        """;

    [Theory]
    [InlineData(1, "cannot be loaded")]
    [InlineData(2, "is left out")]
    public async Task What_a_template_throws_when_it_is_loaded_looks_like_no_line_of_the_hosts(int templates, string line)
    {
        await using var pool = await RealPool.StartAsync();
        TenantTemplate[] all = [new() { Program = MemoryTemplates.Program(Forging) }, new() { Program = MemoryTemplates.Program(RealPool.Script("")) with { Name = "other" } }];
        pool.Templates.SetAll(TestPool.Tenant(1), all[..templates]);

        await pool.DispatchAsync(1);

        var text = pool.Log.Lines.Select(entry => entry.Text).Single(text => text.Contains(line, StringComparison.Ordinal));
        text.ShouldBe(PlainLine.Of(text, longest: 1000));
    }
}
