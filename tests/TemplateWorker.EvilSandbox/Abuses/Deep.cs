namespace TemplateWorker.EvilSandbox.Abuses;

/// <summary>JSON that is nested deeper than a careless reader's stack.</summary>
static class Deep
{
    /// <summary>Arrays in arrays.</summary>
    public static byte[] Array(int levels) => [.. Enumerable.Repeat((byte)'[', levels), .. Enumerable.Repeat((byte)']', levels)];

    /// <summary>An error report whose message is one.</summary>
    public static byte[] Report(int levels) => [.. """{"name":"Error","stack":"","message":"""u8, .. Array(levels), (byte)'}'];
}
