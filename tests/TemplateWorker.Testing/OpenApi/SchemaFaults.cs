namespace TemplateWorker.Testing.OpenApi;

/// <summary>
/// What is wrong with a value, and how far it is from what was wanted: among alternatives, the nearest tells what its
/// author meant.
/// </summary>
sealed class SchemaFaults
{
    const int OtherType = 100;
    const int OtherConstant = 10;

    readonly List<string> _texts = [];

    public IReadOnlyList<string> Texts => _texts;

    public int Distance { get; private set; }

    public void AddOtherType(string text) => Add(text, OtherType);

    public void AddOtherConstant(string text) => Add(text, OtherConstant);

    public void Add(string text) => Add(text, 1);

    public void Add(SchemaFaults faults)
    {
        _texts.AddRange(faults._texts);
        Distance += faults.Distance;
    }

    void Add(string text, int distance)
    {
        _texts.Add(text);
        Distance += distance;
    }
}
