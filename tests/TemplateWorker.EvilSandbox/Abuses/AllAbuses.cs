namespace TemplateWorker.EvilSandbox.Abuses;

/// <summary>Every abuse of a dispatch by the name that events give it.</summary>
static class AllAbuses
{
    static readonly IReadOnlyDictionary<string, Abuse>[] Groups =
        [FramingAbuses.All, DispatchAbuses.All, HostCallAbuses.All, LogAbuses.All, FlowAbuses.All, TextAbuses.All, ProcessAbuses.All];

    /// <summary>Finds one.</summary>
    /// <returns>Null for what is no abuse.</returns>
    public static Abuse? Find(string name) =>
        Groups.Select(group => group.GetValueOrDefault(name)).FirstOrDefault(abuse => abuse is not null);
}
