using TemplateWorker.Storage.Administration;

namespace TemplateWorker.CommandLine;

/// <summary>Where a verb writes what it exports: a file that is whole or not there, or stdout.</summary>
static class OutputFile
{
    const int BufferBytes = 64 * 1024;

    /// <summary>Writes.</summary>
    /// <param name="path">The file; null for stdout.</param>
    /// <param name="overwrites">Whether a file that is there is replaced.</param>
    /// <param name="write">Does it.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="VerbFailedException">It cannot be written; what was there under the name is as it was.</exception>
    public static async Task<T> WriteAsync<T>(string? path, bool overwrites, Func<Stream, Task<T>> write, CancellationToken stop)
    {
        try
        {
            if (path is null)
            {
                await using var output = new BufferedStream(Console.OpenStandardOutput(), BufferBytes);
                return await write(output);
            }

            using var file = await UnfinishedFile.BeginAsync(Path.GetFullPath(path), overwrites, stop);
            T result;
            await using (var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Write, FileShare.Read, BufferBytes))
            {
                result = await write(stream);
            }

            await file.CompleteAsync(stop);
            return result;
        }
        catch (IOException error)
        {
            throw new VerbFailedException($"{path ?? "stdout"} cannot be written: {error.Message} Nothing is left of it. Make room, or name a file on another disk.", error);
        }
    }
}
