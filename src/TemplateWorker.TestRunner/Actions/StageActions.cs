namespace TemplateWorker.TestRunner.Actions;

/// <summary>Every action there is, by its name.</summary>
static class StageActions
{
    /// <summary>The actions.</summary>
    public static IReadOnlyDictionary<string, StageAction> All { get; } = MemberActions.All
        .Concat(GuildActions.All)
        .Concat(SurroundingActions.All)
        .ToDictionary();
}
