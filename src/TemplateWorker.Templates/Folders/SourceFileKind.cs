namespace TemplateWorker.Templates.Folders;

/// <summary>What a file in a template's folder is, told by its path alone.</summary>
enum SourceFileKind
{
    /// <summary>No part of the template: documents, pictures, what other tools keep in the folder.</summary>
    Ignored,

    /// <summary><c>template.yaml</c> in the folder itself.</summary>
    Manifest,

    /// <summary>Part of the program: <c>.ts</c> or <c>.js</c>.</summary>
    Program,

    /// <summary>Types alone: <c>.d.ts</c>.</summary>
    Declarations,

    /// <summary>Data that the program may import: <c>.json</c>.</summary>
    Json,

    /// <summary>A test: <c>.test.ts</c> or <c>.test.js</c>.</summary>
    Test,

    /// <summary>A kind of script that other environments know and templates do not, such as <c>.tsx</c> or <c>.mjs</c>.</summary>
    Foreign,
}
