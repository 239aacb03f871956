using System.Text;

namespace TemplateWorker.Fuzz;

/// <summary>Pieces that mean something to the decoders.</summary>
static class Tokens
{
    /// <summary>Pieces of JSON, those included at which readers of numbers and texts stumble.</summary>
    public static IReadOnlyList<byte[]> Json { get; } =
    [
        .. new[]
        {
            "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "false", "0", "-1", "-0", "1e999", "-1e-999", "0.1", "1E400", "NaN", "Infinity",
            "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615",
            "18446744073709551616", "2147483647", "2147483648", "4294967296", "79228162514264337593543950336", "\"\"", "{}", "[]", "[{}]", "\"\\ud800\"", "\"\\udc00\\ud800\"",
            "\"\\u0000\"", "\"__proto__\"", "\"name\":", "\"value\":", "\"error\":", "\"op\":", "\"key\":", "/*", "//", "\"Null\"", "\"2026-01-02T03:04:05.123456789Z\"",
            "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:60+14:00\"", ".js:", "test/main.js:2:1", "../", ";", "A", "AAAA", "gggggggg", "////////",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    /// <summary>Bytes that are no UTF-8, and characters that are more than one code unit or none to see.</summary>
    public static IReadOnlyList<byte[]> Text { get; } =
    [
        [0], [0xff], [0xfe, 0xff], [0xc3, 0x28], [0xc0, 0x80], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80],
        [0xef, 0xbb, 0xbf], [0xf0, 0x9f, 0x98, 0x80], [0xe2, 0x80, 0xae], [0x0a], [0x0d, 0x0a], [0x1b, 0x5b], [0x7f],
    ];

    /// <summary>Numbers beside which decoders err by one.</summary>
    public static IReadOnlyList<ulong> Boundaries { get; } =
    [
        0, 1, 0x7f, 0x80, 0xff, 0x100, 0x400, 0x4000, 0x7fff, 0x8000, 0xffff, 0x10000, 0x100000, 0x200000, 0x1000000, 0x7fffffff, 0x80000000, 0xffffffff,
        0x100000000, 0x7fffffffffffffff, 0x8000000000000000, 0xffffffffffffffff,
    ];

    /// <summary>What nests, opening and closing.</summary>
    public static IReadOnlyList<(byte[] Opening, byte[] Closing)> Brackets { get; } =
    [
        ([(byte)'['], [(byte)']']),
        ("{\"a\":"u8.ToArray(), [(byte)'}']),
        ("{\"List\":["u8.ToArray(), "]}"u8.ToArray()),
        ("{\"Map\":[[\"Null\","u8.ToArray(), "]]}"u8.ToArray()),
    ];
}
