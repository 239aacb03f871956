namespace TemplateWorker.Protocol.Values;

/// <summary>The tags of value encoding v2.</summary>
static class StoredValueKind
{
    public const string Null = "Null";
    public const string Text = "Text";
    public const string Boolean = "Boolean";
    public const string Integer = "Integer";
    public const string UnsignedInteger = "UnsignedInteger";
    public const string Float = "Float";
    public const string Buffer = "Buffer";
    public const string Vector = "Vector";
    public const string Map = "Map";
    public const string List = "List";
    public const string Timestamp = "Timestamptz";
    public const string Interval = "Interval";
    public const string TimeZone = "TimeZone";
    public const string LazyStringMap = "LazyStringMap";
}
