using System.Globalization;
using System.Reflection;

namespace TemplateWorker.Templates.Compilation;

/// <summary>The TypeScript compiler that lies beside the program.</summary>
/// <param name="folder">Its folder.</param>
sealed class CompilerTool(string folder)
{
    /// <summary>Name of the executable.</summary>
    public const string FileName = "tsc";

    // The package's version; beside it the size tells a compiler that an operator put there instead.
    static readonly string Version = typeof(CompilerTool).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "TypeScriptVersion").Value!;

    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>The executable.</summary>
    public string File => Path.Combine(Folder, FileName);

    /// <summary>Tells this compiler from any other.</summary>
    /// <exception cref="CompilerUnavailableException">It is not there.</exception>
    public string Fingerprint()
    {
        var file = new FileInfo(File);
        return file.Exists
            ? string.Create(CultureInfo.InvariantCulture, $"{Version}-{file.Length}")
            : throw new CompilerUnavailableException(
                $"The TypeScript compiler is missing: there is no {File}. Build or publish the program again; it comes with the package Microsoft.TypeScript.MSBuild.");
    }
}
