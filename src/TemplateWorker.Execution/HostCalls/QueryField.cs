namespace TemplateWorker.Execution.HostCalls;

/// <summary>One parameter of a list that a template asks for.</summary>
/// <param name="Name">Discord's name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Min">Least number, or fewest characters.</param>
/// <param name="Max">Greatest number, or most characters.</param>
readonly record struct QueryField(string Name, QueryFieldKind Kind, int Min = 0, int Max = 0)
{
    /// <summary>How many entries are wanted.</summary>
    /// <param name="most">As many as Discord gives at once.</param>
    public static QueryField Limit(int most) => Number("limit", 1, most);

    /// <summary>An id.</summary>
    public static QueryField Id(string name) => new(name, QueryFieldKind.Id);

    /// <summary>A whole number.</summary>
    public static QueryField Number(string name, int min, int max) => new(name, QueryFieldKind.Number, min, max);

    /// <summary>True or false.</summary>
    public static QueryField Flag(string name) => new(name, QueryFieldKind.Flag);

    /// <summary>Text.</summary>
    public static QueryField Text(string name, int min, int max) => new(name, QueryFieldKind.Text, min, max);
}
