using TemplateWorker.CommandLine;
using TemplateWorker.Storage.Templates;

namespace TemplateWorker.Tests.CommandLine;

public sealed class KnownFailuresTests
{
    public static TheoryData<Exception, string, int?> Failures => new()
    {
        { new UsageException("x"), "usage", 2 },
        { new TemplateBusyException("x"), "busy", 1 },
        { new VerbFailedException("x"), "failed", 1 },
        { new VerbFailedException("x", new UsageException("y")), "usage", 1 },
        { new VerbFailedException("x") { Code = FailureCode.NotFound }, "not_found", 1 },
        { new InvalidOperationException("x"), "failed", null },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Each_has_a_word_and_an_exit_code_unless_it_is_a_fault(Exception error, string code, int? exitCode)
    {
        KnownFailures.CodeOf(error).ShouldBe(code);
        KnownFailures.ExitCodeOf(error).ShouldBe(exitCode);
    }
}
