using System.Runtime.InteropServices;
using System.Text;

namespace Bot.Answers.Drawing;

/// <summary>Draws a chart as PNG through the system's librsvg and cairo, where they are installed; nothing is shipped, so that the system's updates are the ones that count.</summary>
/// <remarks>Sources: librsvg API reference, <c>rsvg_handle_render_document</c> (2.46 and newer); cairo reference, image surfaces and PNG support.</remarks>
internal static partial class ChartPng
{
    private const int Argb32 = 0, Success = 0;
    private static readonly Lazy<bool> s_isInstalled = new(() => Load("librsvg-2.so.2") && Load("libcairo.so.2") && Load("libgobject-2.0.so.0"));

    /// <summary>The libraries are there.</summary>
    public static bool IsInstalled => s_isInstalled.Value;

    /// <summary>The picture, twice as large in pixels as <see cref="ChartSvg"/>'s, for sharp screens; null where the libraries are missing or refuse it, and the caller shows text.</summary>
    public static byte[]? Draw(Chart chart) => IsInstalled ? Render(Encoding.UTF8.GetBytes(ChartSvg.Draw(chart)), ChartSvg.Width * 2, ChartSvg.Height * 2) : null;

    private static byte[]? Render(byte[] svg, int width, int height)
    {
        var handle = RsvgHandleNewFromData(svg, (nuint)svg.Length, out var error);
        if (handle == 0)
        {
            if (error != 0)
                GErrorFree(error);
            return null;
        }
        var surface = CairoImageSurfaceCreate(Argb32, width, height);
        var context = CairoCreate(surface);
        try
        {
            var viewport = new Rectangle(0, 0, width, height);
            if (RsvgHandleRenderDocument(handle, context, in viewport, out error) == 0)
            {
                if (error != 0)
                    GErrorFree(error);
                return null;
            }
            using var png = new MemoryStream();
            var pinned = GCHandle.Alloc(png);
            try
            {
                unsafe
                {
                    return CairoSurfaceWriteToPngStream(surface, &Write, GCHandle.ToIntPtr(pinned)) == Success ? png.ToArray() : null;
                }
            }
            finally
            {
                pinned.Free();
            }
        }
        finally
        {
            CairoDestroy(context);
            CairoSurfaceDestroy(surface);
            GObjectUnref(handle);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static unsafe int Write(nint closure, byte* data, uint length)
    {
        ((MemoryStream)GCHandle.FromIntPtr(closure).Target!).Write(new ReadOnlySpan<byte>(data, (int)length));
        return Success;
    }

    private static bool Load(string name) => NativeLibrary.TryLoad(name, out _);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Rectangle(double X, double Y, double Width, double Height);

    [LibraryImport("librsvg-2.so.2", EntryPoint = "rsvg_handle_new_from_data")]
    private static partial nint RsvgHandleNewFromData(byte[] data, nuint length, out nint error);

    [LibraryImport("librsvg-2.so.2", EntryPoint = "rsvg_handle_render_document")]
    private static partial int RsvgHandleRenderDocument(nint handle, nint context, in Rectangle viewport, out nint error);

    [LibraryImport("libcairo.so.2", EntryPoint = "cairo_image_surface_create")]
    private static partial nint CairoImageSurfaceCreate(int format, int width, int height);

    [LibraryImport("libcairo.so.2", EntryPoint = "cairo_create")]
    private static partial nint CairoCreate(nint surface);

    [LibraryImport("libcairo.so.2", EntryPoint = "cairo_surface_write_to_png_stream")]
    private static unsafe partial int CairoSurfaceWriteToPngStream(nint surface, delegate* unmanaged[Cdecl]<nint, byte*, uint, int> write, nint closure);

    [LibraryImport("libcairo.so.2", EntryPoint = "cairo_destroy")]
    private static partial void CairoDestroy(nint context);

    [LibraryImport("libcairo.so.2", EntryPoint = "cairo_surface_destroy")]
    private static partial void CairoSurfaceDestroy(nint surface);

    [LibraryImport("libgobject-2.0.so.0", EntryPoint = "g_object_unref")]
    private static partial void GObjectUnref(nint instance);

    [LibraryImport("libglib-2.0.so.0", EntryPoint = "g_error_free")]
    private static partial void GErrorFree(nint error);
}
