namespace TemplateWorker.Execution.Outcomes;

/// <summary>What was told of one tenant's failures. Guarded by its <see cref="FailureGroups"/>.</summary>
sealed class TenantFailures
{
    /// <summary>Its groups; so few that they are looked through.</summary>
    public List<LinkedListNode<ToldGroup>> Groups { get; } = [];

    /// <summary>Failures of groups that were not told.</summary>
    public int Others { get; set; }

    /// <summary>Finds a group.</summary>
    /// <param name="group">The group.</param>
    /// <returns>Null when it was not told.</returns>
    public LinkedListNode<ToldGroup>? Find(in ErrorGroup group)
    {
        foreach (var node in Groups)
        {
            if (node.Value.Group == group)
                return node;
        }
        return null;
    }
}
