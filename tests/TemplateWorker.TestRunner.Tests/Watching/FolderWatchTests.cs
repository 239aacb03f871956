using TemplateWorker.TestRunner.Watching;

namespace TemplateWorker.TestRunner.Tests.Watching;

public sealed class FolderWatchTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_change_anywhere_below_the_folder_is_told_once()
    {
        Directory.CreateDirectory(_folder.Combine("inner"));
        using var watch = new FolderWatch(_folder.Path);
        var waiting = watch.WaitAsync(TestContext.Current.CancellationToken);

        _folder.Write("inner/main.ts", "1");
        _folder.Write("inner/main.ts", "2");

        await waiting.WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken);
        var next = watch.WaitAsync(TestContext.Current.CancellationToken);
        next.IsCompleted.ShouldBeFalse();
        _folder.Write("inner/other.ts", "1");
        await next.WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Hidden_files_and_backups_are_not_told()
    {
        using var watch = new FolderWatch(_folder.Path);
        var waiting = watch.WaitAsync(TestContext.Current.CancellationToken);

        _folder.Write(".main.ts.swp", "1");
        _folder.Write("main.ts~", "1");
        waiting.IsCompleted.ShouldBeFalse();
        _folder.Write("main.ts", "1");

        await waiting.WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_file_that_is_deleted_or_gets_a_hidden_name_is_told()
    {
        _folder.Write("main.ts", "1");
        _folder.Write("other.ts", "1");
        using var watch = new FolderWatch(_folder.Path);

        var waiting = watch.WaitAsync(TestContext.Current.CancellationToken);
        File.Move(_folder.Combine("main.ts"), _folder.Combine("main.ts~"));
        await waiting.WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken);

        waiting = watch.WaitAsync(TestContext.Current.CancellationToken);
        File.Delete(_folder.Combine("other.ts"));
        await waiting.WaitAsync(Eventually.Patience, TestContext.Current.CancellationToken);
    }
}
