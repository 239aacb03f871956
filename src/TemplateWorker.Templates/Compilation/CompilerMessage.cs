using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Templates.Compilation;

/// <summary>One error of the compiler.</summary>
/// <param name="Place">Where; a file outside the template's is one of the typings.</param>
/// <param name="Code"><c>TS</c> and a number.</param>
/// <param name="Message">In the compiler's words.</param>
sealed record CompilerMessage(SourcePosition Place, string Code, string Message);
