namespace TemplateWorker.Confinement;

/// <summary>What to execute, and what of the file system it is given.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its arguments, without its own name.</param>
/// <param name="Folders">Folders that it reads besides those of the system.</param>
sealed record ConfinedProgram(string File, IReadOnlyList<string> Arguments, IReadOnlyList<string> Folders)
{
    /// <summary>Every program that is executed on the way.</summary>
    public IReadOnlyList<string> Executed { get; private init; } = [File];

    /// <summary>Folders in which it makes files.</summary>
    public IReadOnlyList<string> Writable { get; init; } = [];

    /// <summary>The folder in which it starts; null for the root directory, or where the host is.</summary>
    public string? StartFolder { get; init; }

    /// <summary>The same program with one more argument.</summary>
    /// <param name="option">The argument.</param>
    public ConfinedProgram With(string option) => this with { Arguments = [.. Arguments, option] };

    /// <summary>The same program in namespaces of its own.</summary>
    public ConfinedProgram InUserNamespaces()
    {
        var command = UserNamespaces.Wrap([File, .. Arguments]);
        return this with { File = command[0], Arguments = [.. command.Skip(1)], Executed = [.. Executed, NativeConfinement.RealPath(command[0])] };
    }

    /// <summary>The first file or folder on the way to the program that not every user may read; null when there is none.</summary>
    public string? FindUnreadable()
    {
        foreach (var folder in Folders)
        {
            for (var path = folder; path is not null; path = Path.GetDirectoryName(path))
            {
                if (!Allows(path, UnixFileMode.OtherExecute))
                    return path;
            }
        }
        return Folders.SelectMany(Directory.GetFiles).FirstOrDefault(file => !Allows(file, UnixFileMode.OtherRead));
    }

    static bool Allows(string path, UnixFileMode mode) => (new FileInfo(path).UnixFileMode & mode) != 0;
}
