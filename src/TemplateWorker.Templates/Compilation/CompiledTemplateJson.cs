using System.Text.Json.Serialization;

namespace TemplateWorker.Templates.Compilation;

/// <summary>How a compiled template is written to the cache, generated when this is built: found out by reflection it costs more time than reading the entry.</summary>
[JsonSerializable(typeof(CompiledTemplate))]
sealed partial class CompiledTemplateJson : JsonSerializerContext;
