namespace TemplateWorker.Execution.Tests.RealSandbox;

/// <summary>A script can write into its error what no host can read.</summary>
public sealed class ReportTextTests
{
    [Theory]
    [InlineData("throw new RangeError('half a pair: \\ud83d');", "half a pair: \ufffd")]
    [InlineData("throw new RangeError('x'.repeat(1999) + '\U0001f600');", "x\ufffd")]
    [InlineData("throw Object.assign(new RangeError('far'), { stack: 'f@test/main.js:99999999999:1' });", "far")]
    [InlineData("throw Object.assign(new SyntaxError('odd'), { name: 'RangeError', sourceURL: 'test/\\ud83d', line: 1.5, column: {} });", "odd")]
    public async Task An_error_is_reported_as_what_it_is(string handler, string end)
    {
        await using var pool = await RealPool.StartAsync(template: handler);

        var error = (await pool.DispatchAsync(1)).Error!;

        error.Name.ShouldBe("RangeError");
        error.Message.ShouldEndWith(end);
        error.Template.ShouldBe("test");
    }
}
