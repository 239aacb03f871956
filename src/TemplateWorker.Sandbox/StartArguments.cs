namespace TemplateWorker.Sandbox;

/// <summary>What the host tells a sandbox on its command line.</summary>
/// <param name="UsesPipes">Whether the channel is a pair of pipes instead of a socket.</param>
/// <param name="HasOwnUser">Whether no other process counts against this one's limit of threads.</param>
/// <param name="InterpretsScripts">Whether the engine compiles no script to machine code.</param>
/// <param name="TestsItself">Whether it is to try what it may not do, print what came of it, and end.</param>
/// <param name="StandsForCompiler">Whether it is confined as the compiler is, for such a test.</param>
readonly record struct StartArguments(bool UsesPipes, bool HasOwnUser, bool InterpretsScripts, bool TestsItself, bool StandsForCompiler)
{
    const string CompilerTest = "--self-test-compiler";

    /// <summary>Reads the command line; what is not known is left aside.</summary>
    internal static StartArguments Parse(string[] arguments) => new(
        arguments is ["--channel", "pipes", ..], arguments.Contains("--own-user"), arguments.Contains("--interpret-scripts"),
        arguments is ["--self-test" or CompilerTest, ..], arguments is [CompilerTest, ..]);
}
