namespace TemplateWorker.EndToEnd.Tests.Guides;

/// <summary>What is done with a block.</summary>
enum GuideUseKind
{
    /// <summary>Its commands run to their end.</summary>
    Run,

    /// <summary>Its commands run on behind the blocks that follow, from the moment that they print something.</summary>
    Background,

    /// <summary>It becomes a file.</summary>
    File,

    /// <summary>It shows what the block before it prints.</summary>
    Output,

    /// <summary>It cannot run here, for the reason given.</summary>
    Unrun,
}
