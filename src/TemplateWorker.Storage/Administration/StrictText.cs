using System.Text;

namespace TemplateWorker.Storage.Administration;

/// <summary>UTF-8 that is refused where it is none, so that nothing is changed in silence.</summary>
static class StrictText
{
    public static UTF8Encoding Encoding { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
